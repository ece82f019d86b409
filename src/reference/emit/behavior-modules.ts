/** The modules that say how a class behaves: the whole for the first profile, and for each other one what differs from it. */
import type { Class } from "../../schema/model.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { EmitModel, EmitOptions, FileView } from "../../emit/backend.ts";
import { GeneratedModule } from "../../emit/module/generated-module.ts";
import { jsdoc } from "../../emit/module/jsdoc.ts";
import { listLiteral } from "../../emit/module/literals.ts";
import type { ExportedName } from "../../emit/module/names.ts";
import { propertyKey } from "../../bindings/identifiers.ts";
import { type BehaviorView, BehaviorWriter } from "./behavior-values.ts";

/** Writes a part of a behavior into a module, and imports what it names. */
export type Write = (writer: BehaviorWriter) => string;

/** A `Map` or an object of which a profile can replace single rows: by what tells them apart, the text of each. */
export interface BehaviorTable {
  readonly kind: "map" | "object";
  readonly rows: ReadonlyMap<string, Write>;
}

/** How a class behaves in one profile. */
export interface ProfileBehavior {
  readonly profile: string;
  readonly class: Class;
  /** The contract that it comes from. */
  readonly source: SourceFile;
  /** What the behavior is of, for people: "jobs of CIM_ConcreteJob behave". */
  readonly about: string;
  readonly type: Write;
  readonly entries: Readonly<Record<string, Write | BehaviorTable>>;
}

export interface BehaviorModules {
  readonly files: readonly FileView<BehaviorView>[];
  /** By profile, what the behavior is called that holds for it. */
  readonly names: ReadonlyMap<string, ExportedName>;
}

/** An object whose rows are named by their properties. */
export function objectTable(rows: readonly (readonly [string, Write])[]): BehaviorTable {
  return {
    kind: "object",
    rows: new Map(rows.map(([name, write]) => [name, (writer) => `${propertyKey(name)}: ${write(writer)}`])),
  };
}

/** Profiles that behave like the first one get no module of their own. */
export function behaviorModules(
  [base, ...others]: readonly ProfileBehavior[],
  model: EmitModel,
  options: EmitOptions,
): BehaviorModules {
  if (base === undefined) return { files: [], names: new Map() };
  const exported = behaviorName(base, "", model);
  const differing = others.flatMap((behavior) => {
    const entries = differences(behavior, base, model, options);
    return Object.keys(entries).length === 0 ? [] : [{ ...behavior, entries }];
  });
  const profiles = differing.map((behavior) => ({
    behavior,
    exported: behaviorName(behavior, behavior.profile, model),
  }));
  const where = differing.length === 0 ? "" : ` in the profile ${base.profile}`;
  const file = behaviorFile(base, exported, null, `How ${base.about}${where}.`, model, options);
  return {
    files: [
      file,
      ...profiles.map(({ behavior, exported: name }) => {
        const doc = `How ${behavior.about} in the profile ${behavior.profile}: what differs from ${base.profile}.`;
        return behaviorFile(behavior, name, exported, doc, model, options);
      }),
    ],
    names: new Map(
      [base, ...others].map(({ profile }) => [
        profile,
        profiles.find(({ behavior }) => behavior.profile === profile)?.exported ?? exported,
      ]),
    ),
  };
}

function behaviorName({ class: cls }: ProfileBehavior, profile: string, { names }: EmitModel): ExportedName {
  const [folder, suffix] = profile === "" ? ["reference", ""] : [`reference/${profile}`, `_${profile}`];
  return names.added(`${folder}/${names.fileName(cls)}.behavior`, `${names.classType(cls).name}_Behavior${suffix}`);
}

function behaviorFile(
  { source, type, entries }: ProfileBehavior,
  exported: ExportedName,
  base: ExportedName | null,
  doc: string,
  model: EmitModel,
  options: EmitOptions,
): FileView<BehaviorView> {
  const module = new GeneratedModule(exported.module, { span: { file: source } }, options);
  const writer = new BehaviorWriter(model, module);
  const spread = base === null ? "" : module.value(base);
  const written = Object.entries(entries).map(
    ([name, entry]) => `${name}: ${entryText(entry, spread === "" ? "" : `${spread}.${name}`, writer)},`,
  );
  return module.file("reference-behavior", {
    doc: jsdoc(doc, [], 0),
    name: exported.name,
    type: type(writer),
    entries: spread === "" ? written : [`...${spread},`, ...written],
    constants: writer.constants,
    tables: writer.tables,
  });
}

/** @param base the table whose rows these replace; empty where they are all */
function entryText(entry: Write | BehaviorTable, base: string, writer: BehaviorWriter): string {
  if (typeof entry === "function") return entry(writer);
  const rows = [...entry.rows.values()].map((write) => write(writer));
  const all = [...(base === "" ? [] : [`...${base}`]), ...rows];
  return entry.kind === "map" ? `new Map(${listLiteral(all)})` : `{ ${all.join(", ")} }`;
}

function differences(
  { entries }: ProfileBehavior,
  base: ProfileBehavior,
  model: EmitModel,
  options: EmitOptions,
): ProfileBehavior["entries"] {
  const written = (write: Write): string => {
    const writer = new BehaviorWriter(model, new GeneratedModule("", null, options));
    const text = write(writer);
    return JSON.stringify([text, writer.constants, writer.tables]);
  };
  const differ = (a: Write, b: Write | undefined): boolean => b === undefined || written(a) !== written(b);
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, entry]): [string, Write | BehaviorTable][] => {
      const known = base.entries[name];
      if (typeof entry === "object" && typeof known === "object" && hasKeys(entry.rows, known.rows)) {
        const rows = [...entry.rows].filter(([key, write]) => differ(write, known.rows.get(key)));
        return rows.length === 0 ? [] : [[name, { ...entry, rows: new Map(rows) }]];
      }
      const whole: Write = (writer) => entryText(entry, "", writer);
      const other = known === undefined ? undefined : (writer: BehaviorWriter) => entryText(known, "", writer);
      return differ(whole, other) ? [[name, whole]] : [];
    }),
  );
}

/** Whether rows can stand in for those of another table without adding, removing or moving one. */
function hasKeys(rows: BehaviorTable["rows"], of: BehaviorTable["rows"]): boolean {
  return JSON.stringify([...rows.keys()]) === JSON.stringify([...of.keys()]);
}
