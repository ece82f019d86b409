import type { BinaryMof } from "../binary/binary-mof.ts";
import type { Fault } from "../binary/fault.ts";
import { treeOf } from "../binary/tree.ts";
import { type Diagnostic, diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { MofSpecification } from "./ast.ts";

/** The tree of a binary file. What could not be read is reported and left out. */
export function parseBinary(file: SourceFile, binary: BinaryMof, report: Report): MofSpecification {
  const { specification, faults } = treeOf(file, binary);
  for (const fault of [...binary.faults, ...faults]) report(describe(file, fault));
  return specification;
}

function describe(file: SourceFile, fault: Fault): Diagnostic {
  const span = { file, start: fault.start, end: fault.end };
  switch (fault.kind) {
    case "container":
      return diagnostic("binary-container", span, fault);
    case "stream":
      return diagnostic("binary-stream", span, fault);
    case "record":
      return diagnostic("binary-record", span, fault);
    case "name":
      return diagnostic("binary-name", span, fault);
    case "parameter":
      return diagnostic("binary-parameter", span, fault);
    case "unknown":
      return diagnostic("binary-unknown", span, fault);
    case "left-over":
      return diagnostic("binary-left-over", span, fault);
    case "missing":
      return diagnostic("binary-missing", span, fault);
  }
}
