/**
 * Which classes changed since the last run. What backends make of a class depends on the class, its superclasses, the
 * classes that its members name with their superclasses, and on what is the same for all: this is fingerprinted.
 */
import type { Class } from "../../schema/model.ts";
import type { Span } from "../../source/source-file.ts";
import type { Program } from "../../syntax/program.ts";
import type { EmitModel, EmitOptions } from "../backend.ts";
import { targetsOf } from "../closure.ts";
import { sha256 } from "./earlier-output.ts";

/** What the last run made of a class: its fingerprint then, and its files by backend. */
export interface ClassRecord {
  readonly fingerprint: string;
  readonly files: Readonly<Record<string, readonly string[]>>;
}

export type ClassRecords = Readonly<Record<string, ClassRecord>>;

/** The fingerprint of a class; `basis` stands for mofc, the options and the templates. */
export type Fingerprint = (cls: Class) => string;

export function classFingerprints(
  emitModel: EmitModel,
  program: Program,
  options: EmitOptions,
  basis: string,
): Fingerprint {
  const global = sha256(
    JSON.stringify([basis, declarationsBesideClasses(program), skeleton(emitModel), emitModel.names.displaced]),
  );
  const lineages = new Map<Class, string>();
  const lineage = (cls: Class): string => {
    const known = lineages.get(cls);
    if (known !== undefined) return known;
    const texts = [cls.declaration, ...cls.amendments].map(({ span }) => textOf(span));
    const own = [
      cls.path,
      options.sourcePathOf(cls.declaration),
      cls.namespaces,
      texts,
      directionsOf(cls),
      emitModel.overrides.omittedBy(cls),
    ];
    const hash = sha256(JSON.stringify([own, cls.superclass === null ? null : lineage(cls.superclass)]));
    lineages.set(cls, hash);
    return hash;
  };
  return (cls) => {
    const targets = [...new Set(targetsOf(cls))].map(lineage).sort();
    return sha256([global, lineage(cls), ...targets].join());
  };
}

/** What the dialect of a file makes of parameters, which their text does not say. */
function directionsOf({ declaredMethods }: Class): readonly boolean[] {
  return declaredMethods.flatMap(({ parameters }) => parameters.values().map(({ isIn }) => isIn));
}

/** Qualifier declarations, macros, pragmas and instances can have an effect on any class. */
function declarationsBesideClasses({ files }: Program): string[] {
  return files.flatMap(({ source, specification }) => {
    // The flavors of binary MOF stand behind all of its objects.
    if (source.binary !== undefined) return [source.text];
    return specification.productions.filter(({ kind }) => kind !== "ClassDeclaration").map(({ span }) => textOf(span));
  });
}

/** What every class may depend on: who derives from whom, who is generated, what others refer to or embed, and the names. */
function skeleton({ model, names, targets }: EmitModel): readonly unknown[] {
  return model.classes
    .values()
    .map((cls) =>
      [
        cls.path,
        cls.superclass?.path ?? "",
        targets.isGenerated(cls),
        cls.isAbstract,
        targets.isReferredTo(cls),
        targets.isEmbedded(cls),
        names.classType(cls).name,
        names.fileName(cls),
      ].join(),
    )
    .sort();
}

function textOf({ file, start, end }: Span): string {
  return file.text.slice(start, end);
}
