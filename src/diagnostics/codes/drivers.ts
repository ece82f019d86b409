import { define } from "./definition.ts";
import { didYouMean } from "../nearest.ts";
import { list } from "./words.ts";

const wmimofck = "Windows Driver Kit, WMI class qualifiers";

/** What drivers register with WMI: blocks of data, events and methods that are laid out by numbers. */
export const drivers = {
  "driver-block": define<{ name: string; missing: readonly string[] }>({
    severity: "warning",
    source: wmimofck,
    message: ({ name, missing }) => `the class "${name}" of a driver lacks ${list(missing, "and")}`,
    help: () => 'a block has Dynamic and Provider("WmiProv"), the key InstanceName and the boolean Active',
  }),
  "driver-guid": define<{ name: string; text: string | null }>({
    severity: "warning",
    source: wmimofck,
    message: ({ name, text }) =>
      text === null ? `the class "${name}" of a driver has no Guid` : `"${text}" is not the GUID of a driver's class`,
    help: () => "write it as {xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx} with hexadecimal digits",
  }),
  "driver-data-id": define<{
    name: string;
    fault: "missing" | { readonly repeated: bigint; readonly other: string } | { readonly gap: bigint };
  }>({
    severity: "warning",
    source: wmimofck,
    message: ({ name, fault }) =>
      fault === "missing"
        ? `"${name}" has no WmiDataId, but other properties have one`
        : "repeated" in fault
          ? `the WmiDataId ${fault.repeated} of "${name}" is also that of "${fault.other}"`
          : `the WmiDataId ${fault.gap} of "${name}" leaves a gap`,
    help: () => "the numbers are 1, 2, 3 and so on: they say in which order the driver lays the data out",
  }),
  "driver-size-is": define<{ name: string; size: string; fault: "unknown" | "type"; nearest: string | null }>({
    severity: "warning",
    source: wmimofck,
    message: ({ name, size, fault }) =>
      fault === "unknown"
        ? `WmiSizeIs of "${name}" names "${size}", which does not exist here`
        : `WmiSizeIs of "${name}" names "${size}", which is not an integer`,
    help: didYouMean,
  }),
  "driver-method-id": define<{
    name: string;
    fault: "missing" | { readonly repeated: bigint; readonly other: string };
  }>({
    severity: "warning",
    source: wmimofck,
    message: ({ name, fault }) =>
      fault === "missing"
        ? `the method "${name}" has no WmiMethodId, but others have one`
        : `the WmiMethodId ${fault.repeated} of "${name}" is also that of "${fault.other}"`,
    help: () => "the driver tells its methods by these numbers",
  }),
};
