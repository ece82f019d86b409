import { object } from "../../json/shape.ts";
import type { Backend } from "../backend.ts";

/** Writes nothing of its own: with it the runtime has a server that puts providers behind CIM-XML. */
export const serverBackend: Backend = {
  name: "server",
  options: object("Nothing.", {}),
  requires: ["providers"],
  runtime: ["server/serve-cim.ts"],
  views: () => [],
};
