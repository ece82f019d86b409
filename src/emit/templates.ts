import { reasonOf } from "../diagnostics/thrown.ts";
import { EmitError } from "./emit-error.ts";

/** The text of a template by its name; throws where there is none. */
export type TemplateSource = (name: string) => string;

/** Renders a template with a view. */
export type Render = (template: string, view: object) => string;

/** Templates that others include. */
export const partialNames: readonly string[] = ["lines"];

/**
 * A Handlebars environment of our own. `strict` makes a name that a view does not have an error; nothing is escaped,
 * because the output is TypeScript and not HTML.
 */
export async function templateRenderer(source: TemplateSource): Promise<Render> {
  const { default: Handlebars } = await import("handlebars");
  const environment = Handlebars.create();
  const options = { strict: true, noEscape: true, knownHelpersOnly: true };
  for (const name of partialNames) environment.registerPartial(name, environment.compile(source(name), options));
  const compiled = new Map<string, (view: object) => string>();
  return (template, view) => {
    let render = compiled.get(template);
    if (render === undefined) {
      render = environment.compile(source(template), options);
      compiled.set(template, render);
    }
    try {
      return render(view);
    } catch (error) {
      throw new EmitError(`The template ${template}.hbs does not work: ${reasonOf(error)}`, { cause: error });
    }
  };
}
