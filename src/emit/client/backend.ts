import { object } from "../../json/shape.ts";
import type { Backend } from "../backend.ts";

/** Writes nothing of its own: with it the runtime has a client of servers, typed by the descriptors of classes. */
export const clientBackend: Backend = {
  name: "client",
  options: object("Nothing.", {}),
  requires: ["types", "runtime"],
  runtime: ["client/cim-client.ts", "client/in-process.ts", "client/watch-job.ts", "cim-xml/cim-xml-transport.ts"],
  views: () => [],
};
