/** What is wrong with a configuration, as text for people. */
import pc from "picocolors";

/** A configuration that cannot be used. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly PlacedFault[];

  constructor(faults: readonly PlacedFault[]) {
    super(faults.map(({ place, message }) => `${place}: ${message}`).join("\n"));
    this.faults = faults;
  }
}

export interface PlacedFault {
  /** `mofc.config.json:3:5`, or the file alone where nothing tells the line. */
  readonly place: string;
  readonly message: string;
  readonly help: string | null;
}

export function renderFault({ place, message, help }: PlacedFault, useColor: boolean): string {
  const color = pc.createColors(useColor);
  const line = `${color.bold(place)}: ${color.red("error")}: ${message}`;
  return help === null ? line : `${line}\n  ${color.green("help")}: ${help}`;
}
