/** Modules for the classes that others refer to or embed: they depend on which classes there are below them. */
import type { Class } from "../../schema/model.ts";
import type { Backend, EmitModel, EmitOptions, FileView } from "../backend.ts";
import { typesModule } from "../types/element-types.ts";
import { sourceHeader } from "../module/header.ts";
import { ImportCollector } from "../module/imports.ts";
import { jsdoc } from "../module/jsdoc.ts";
import { objectLiteral, stringLiteral } from "../module/literals.ts";
import { memberName } from "../module/names.ts";
import { familyModule, referencesModule, RuleWriter, validatorsModule } from "./rules.ts";

/** View of `validators-family.hbs`. */
export interface FamilyView {
  readonly header: string;
  readonly imports: readonly string[];
  readonly doc: readonly string[];
  readonly name: string;
  readonly type: string;
  readonly validators: readonly string[];
}

/** View of `validators-references.hbs`. */
export interface ReferencesView {
  readonly header: string;
  readonly imports: readonly string[];
  readonly setName: string;
  /** String literals. */
  readonly classNames: readonly string[];
  readonly doc: readonly string[];
  readonly name: string;
  /** Empty where the class has no keys. */
  readonly readers: readonly ReaderView[];
}

export interface ReaderView {
  readonly doc: readonly string[];
  readonly name: string;
  /** An object literal with the functions that read the keys. */
  readonly keys: string;
}

/**
 * What validators of several classes share: for a class that is referred to, the names of the classes below it; for an
 * embedded class, the validators of those of them that are generated.
 */
export const validatorTargetsBackend: Backend = {
  name: "validator-targets",
  requires: ["validators", "types", "runtime"],
  runtime: ["predicates.ts", "validation.ts", "validation-parts.ts", "wire.ts"],
  isPerClass: true,
  views: (model, options) => [...referencesFiles(model, options), ...familyFiles(model, options)],
};

function referencesFiles(model: EmitModel, options: EmitOptions): FileView<ReferencesView>[] {
  return model.classes
    .filter((cls) => model.targets.isReferredTo(cls))
    .map((cls) => referencesFile(cls, model, options));
}

function referencesFile(cls: Class, model: EmitModel, options: EmitOptions): FileView<ReferencesView> {
  const { names, targets } = model;
  const module = referencesModule(cls, model);
  const imports = new ImportCollector(module, options.importExtension);
  imports.value("runtime/predicates", "classNames");
  imports.value("runtime/predicates", "isReferenceTo");
  const readers = readerViews(cls, model, imports);
  return {
    path: `${module}.ts`,
    template: "validators-references",
    view: {
      header: sourceHeader(options.sourcePathOf(cls.declaration)),
      imports: imports.lines(),
      setName: names.validation("classNames", cls.name),
      classNames: [cls, ...targets.below(cls)].map(({ name }) => stringLiteral(name)),
      doc: jsdoc(`Whether a value is a reference to an instance of ${cls.name} or of a class below it.`, [], 0),
      name: names.validation("refersTo", cls.name),
      readers,
    },
  };
}

/** Subclasses have the keys of the class; where it has none, only they know theirs. */
function readerViews(cls: Class, model: EmitModel, imports: ImportCollector): ReaderView[] {
  if (cls.keys.length === 0) return [];
  imports.value("runtime/wire", "readReference");
  const rules = new RuleWriter(model, imports);
  return [
    {
      doc: jsdoc(`Reads the object path of an instance of ${cls.name} or of a class below it.`, [], 0),
      name: model.names.validation("readReference", cls.name),
      keys: objectLiteral(
        Object.fromEntries(cls.keys.map((property) => [memberName(property), rules.keyReader(property.type)])),
      ),
    },
  ];
}

function familyFiles(model: EmitModel, options: EmitOptions): FileView<FamilyView>[] {
  return model.classes
    .filter((cls) => model.targets.isEmbedded(cls) && model.targets.below(cls).length > 0)
    .map((cls) => familyFile(cls, model, options));
}

function familyFile(cls: Class, model: EmitModel, options: EmitOptions): FileView<FamilyView> {
  const { names, targets } = model;
  const module = familyModule(cls, model);
  const imports = new ImportCollector(module, options.importExtension);
  imports.type("runtime/validation", "Embeddable");
  imports.value("runtime/validation-parts", "anyOf");
  const type = imports.type(typesModule(cls, model), names.classType(cls));
  const validators = [cls, ...targets.instancesBelow(cls)].map((other) =>
    imports.value(validatorsModule(other, model), names.validation("validator", other.name)),
  );
  return {
    path: `${module}.ts`,
    template: "validators-family",
    view: {
      header: sourceHeader(options.sourcePathOf(cls.declaration)),
      imports: imports.lines(),
      doc: jsdoc(`Instances of ${cls.name} and of the classes below it, for places where one is embedded.`, [], 0),
      name: names.validation("family", cls.name),
      type,
      validators,
    },
  };
}
