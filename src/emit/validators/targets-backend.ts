/** Modules for the classes that others refer to or embed: they depend on which classes there are below them. */
import type { Class } from "../../schema/model.ts";
import type { Backend, EmitModel, EmitOptions, FileView } from "../backend.ts";
import { GeneratedModule, type ModuleView } from "../module/generated-module.ts";
import { jsdoc } from "../module/jsdoc.ts";
import { objectLiteral, stringLiteral } from "../module/literals.ts";
import { memberName, runtimeName } from "../module/names.ts";
import { RuleWriter } from "./rules.ts";

/** View of `validators-family.hbs`. */
export interface FamilyView extends ModuleView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly type: string;
  readonly validators: readonly string[];
}

/** View of `validators-references.hbs`. */
export interface ReferencesView extends ModuleView {
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
  const refersTo = names.validation("refersTo", cls.path);
  const module = new GeneratedModule(refersTo.module, cls.declaration, options);
  module.value(runtimeName("predicates", "classNames"));
  module.value(runtimeName("predicates", "isReferenceTo"));
  const readers = readerViews(cls, model, module);
  return module.file("validators-references", {
    setName: names.validation("classNames", cls.path).name,
    classNames: [...new Set([cls, ...targets.below(cls)].map(({ name }) => stringLiteral(name)))],
    doc: jsdoc(`Whether a value is a reference to an instance of ${cls.name} or of a class below it.`, [], 0),
    name: refersTo.name,
    readers,
  });
}

/** Subclasses have the keys of the class; where it has none, only they know theirs. */
function readerViews(cls: Class, model: EmitModel, module: GeneratedModule): ReaderView[] {
  if (cls.keys.length === 0) return [];
  module.value(runtimeName("wire", "readReference"));
  const rules = new RuleWriter(model, module);
  return [
    {
      doc: jsdoc(`Reads the object path of an instance of ${cls.name} or of a class below it.`, [], 0),
      name: model.names.validation("readReference", cls.path).name,
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
  const family = names.validation("family", cls.path);
  const module = new GeneratedModule(family.module, cls.declaration, options);
  module.type(runtimeName("validation", "Embeddable"));
  module.value(runtimeName("validation-parts", "anyOf"));
  const type = module.type(names.classType(cls));
  const validators = [cls, ...targets.instancesBelow(cls)].map((other) =>
    module.value(names.validation("validator", other.path)),
  );
  return module.file("validators-family", {
    doc: jsdoc(`Instances of ${cls.name} and of the classes below it, for places where one is embedded.`, [], 0),
    name: family.name,
    type,
    validators,
  });
}
