/**
 * The CIM datetime (DSP0004 5.2.4): 25 characters for a point in time, `yyyymmddhhmmss.mmmmmmsutc`, or an interval,
 * `ddddddddhhmmss.mmmmmm:000`. Asterisks stand for what is not significant: whole fields from the right, and in the
 * microseconds single digits from the right. Two more forms of WMI are read: a point in time with asterisks in any fields,
 * `********143000.000000-420` for a time of each day, and one of zeros only, which is not set.
 */

/** The fields of a point in time; `null` where asterisks stand. */
export interface TimestampFields {
  readonly kind: "timestamp";
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly hour: number | null;
  readonly minute: number | null;
  readonly second: number | null;
  /** `null` too where only some digits are significant. */
  readonly microsecond: number | null;
  /** Minutes east of UTC. */
  readonly utcOffset: number | null;
}

/** The fields of an interval; `null` where asterisks stand. */
export interface IntervalFields {
  readonly kind: "interval";
  readonly days: number | null;
  readonly hours: number | null;
  readonly minutes: number | null;
  readonly seconds: number | null;
  /** `null` too where only some digits are significant. */
  readonly microseconds: number | null;
}

/** A length of time as the sum of its parts; a part may be larger than its field (`hours: 36`). */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly microseconds?: number | bigint;
}

const timestampPattern =
  /^([\d*]{4})([\d*]{2})([\d*]{2})([\d*]{2})([\d*]{2})([\d*]{2})\.([\d*]{6})([+-])([\d*]{3})$/;
const intervalPattern = /^([\d*]{8})([\d*]{2})([\d*]{2})([\d*]{2})\.([\d*]{6}):000$/;

const microsecondsPerMinute = 60_000_000n;
const microsecondsPerDay = 86_400_000_000n;
const intervalEnd = 100_000_000n * microsecondsPerDay;

/** A point in time or an interval. It keeps its text, so nothing is lost between reading and writing it. */
export class DateTime {
  readonly #text: string;
  readonly fields: TimestampFields | IntervalFields;

  private constructor(text: string, fields: TimestampFields | IntervalFields) {
    this.#text = text;
    this.fields = Object.freeze(fields);
  }

  /** Throws a SyntaxError where the text has another form, a RangeError where a field has no such value. */
  static parse(text: string): DateTime {
    const timestamp = timestampPattern.exec(text);
    if (timestamp !== null) return new DateTime(text, timestampFields(text, timestamp.slice(1)));
    const interval = intervalPattern.exec(text);
    if (interval !== null) return new DateTime(text, intervalFields(text, interval.slice(1)));
    throw new SyntaxError(
      `"${text}" is not a CIM datetime: it has neither the form yyyymmddhhmmss.mmmmmmsutc nor ddddddddhhmmss.mmmmmm:000.`,
    );
  }

  /** As `parse`, but `null` for a text that is not a datetime. */
  static tryParse(text: string): DateTime | null {
    try {
      return DateTime.parse(text);
    } catch {
      return null;
    }
  }

  /** The point in time of a Date, written with an offset in minutes east of UTC. Throws a RangeError outside 0000-9999. */
  static fromDate(date: Date, utcOffset = 0): DateTime {
    const local = new Date(date.getTime() + utcOffset * 60_000);
    const year = local.getUTCFullYear();
    if (!(year >= 0 && year <= 9999))
      throw new RangeError("A CIM datetime can only hold the years 0000 to 9999.");
    if (!Number.isInteger(utcOffset) || Math.abs(utcOffset) > 999) {
      throw new RangeError(
        `The UTC offset ${utcOffset} is not a whole number of minutes from -999 to 999.`,
      );
    }
    const digits = local.toISOString().replace(/[-:TZ.]/g, "");
    const sign = utcOffset < 0 ? "-" : "+";
    return DateTime.parse(
      `${digits.slice(0, 14)}.${digits.slice(14)}000${sign}${pad(Math.abs(utcOffset), 3)}`,
    );
  }

  /** Throws a RangeError for a negative length and for 100,000,000 days and more. */
  static interval(duration: Duration): DateTime {
    const { days = 0, hours = 0, minutes = 0, seconds = 0, microseconds = 0 } = duration;
    const total =
      (BigInt(days) * 1440n + BigInt(hours) * 60n + BigInt(minutes)) * microsecondsPerMinute +
      BigInt(seconds) * 1_000_000n +
      BigInt(microseconds);
    if (total < 0n || total >= intervalEnd) {
      throw new RangeError(
        "A CIM interval cannot be negative and must be shorter than 100,000,000 days.",
      );
    }
    const minutesOfDay = (total % microsecondsPerDay) / microsecondsPerMinute;
    const ofMinute = total % microsecondsPerMinute;
    const clock = `${pad(minutesOfDay / 60n, 2)}${pad(minutesOfDay % 60n, 2)}${pad(ofMinute / 1_000_000n, 2)}`;
    return DateTime.parse(
      `${pad(total / microsecondsPerDay, 8)}${clock}.${pad(ofMinute % 1_000_000n, 6)}:000`,
    );
  }

  get isInterval(): boolean {
    return this.fields.kind === "interval";
  }

  /** Whether asterisks stand in it. */
  get hasWildcards(): boolean {
    return this.#text.includes("*");
  }

  /** The length of an interval; `null` for a point in time and where asterisks stand. */
  get totalMicroseconds(): bigint | null {
    const { fields } = this;
    if (fields.kind !== "interval" || this.hasWildcards) return null;
    const minutes =
      (BigInt(fields.days ?? 0) * 24n + BigInt(fields.hours ?? 0)) * 60n +
      BigInt(fields.minutes ?? 0);
    const microseconds =
      BigInt(fields.seconds ?? 0) * 1_000_000n + BigInt(fields.microseconds ?? 0);
    return minutes * microsecondsPerMinute + microseconds;
  }

  /** Microseconds since 1970-01-01 UTC; `null` for an interval, for zeros only and where asterisks stand. */
  get epochMicroseconds(): bigint | null {
    const { fields } = this;
    if (fields.kind !== "timestamp" || this.hasWildcards || fields.month === 0) return null;
    const date = new Date(0);
    date.setUTCFullYear(fields.year ?? 0, (fields.month ?? 1) - 1, fields.day ?? 1);
    date.setUTCHours(
      fields.hour ?? 0,
      (fields.minute ?? 0) - (fields.utcOffset ?? 0),
      fields.second ?? 0,
    );
    return BigInt(date.getTime()) * 1000n + BigInt(fields.microsecond ?? 0);
  }

  /** The point in time to the millisecond below; `null` where `epochMicroseconds` is. */
  toDate(): Date | null {
    const microseconds = this.epochMicroseconds;
    if (microseconds === null) return null;
    const remainder = ((microseconds % 1000n) + 1000n) % 1000n;
    return new Date(Number((microseconds - remainder) / 1000n));
  }

  /**
   * Negative, zero or positive as this is before, equal to or after the other. `null` where there is no answer:
   * a point in time against an interval, or asterisks or zeros only in either.
   */
  compare(other: DateTime): number | null {
    const left = this.totalMicroseconds ?? this.epochMicroseconds;
    const right = other.totalMicroseconds ?? other.epochMicroseconds;
    if (left === null || right === null || this.isInterval !== other.isInterval) return null;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /** Whether both are the same point in time or length; with asterisks, whether both have the same text. */
  equals(other: DateTime): boolean {
    return this.#text === other.#text || this.compare(other) === 0;
  }

  /** The 25 characters. */
  toString(): string {
    return this.#text;
  }

  toJSON(): string {
    return this.#text;
  }
}

function timestampFields(text: string, parts: readonly string[]): TimestampFields {
  const [
    yyyy = "",
    mm = "",
    dd = "",
    hh = "",
    mi = "",
    ss = "",
    fraction = "",
    sign = "",
    utc = "",
  ] = parts;
  requireWholeFields(text, [yyyy, mm, dd, hh, mi, ss], fraction);
  const first = /^0{14}\.0{6}/.test(text) ? 0 : 1;
  const year = field(text, "year", yyyy, 0, 9999);
  const month = field(text, "month", mm, first, 12);
  const offset = field(text, "UTC offset", utc, 0, 999);
  return {
    kind: "timestamp",
    year,
    month,
    day: field(text, "day", dd, first, daysIn(year ?? 0, month ?? 1)),
    hour: field(text, "hour", hh, 0, 23),
    minute: field(text, "minute", mi, 0, 59),
    second: field(text, "second", ss, 0, 59),
    microsecond: microsecond(fraction),
    utcOffset: offset === null || offset === 0 || sign === "+" ? offset : -offset,
  };
}

function intervalFields(text: string, parts: readonly string[]): IntervalFields {
  const [days = "", hh = "", mi = "", ss = "", fraction = ""] = parts;
  requireWildcardsOnTheRight(text, [days, hh, mi, ss], fraction);
  return {
    kind: "interval",
    days: field(text, "day count", days, 0, 99_999_999),
    hours: field(text, "hour", hh, 0, 23),
    minutes: field(text, "minute", mi, 0, 59),
    seconds: field(text, "second", ss, 0, 59),
    microseconds: microsecond(fraction),
  };
}

function requireWholeFields(text: string, fields: readonly string[], fraction: string): void {
  if (fields.every((part) => /^(\d+|\*+)$/.test(part)) && /^\d*\**$/.test(fraction)) return;
  throw new SyntaxError(
    `"${text}" is not a CIM datetime: asterisks replace whole fields, and digits at the end of the microseconds.`,
  );
}

function requireWildcardsOnTheRight(
  text: string,
  fields: readonly string[],
  fraction: string,
): void {
  requireWholeFields(text, fields, fraction);
  // Once an asterisk stands, nothing but asterisks may follow.
  if (/^\d*\**$/.test(fields.join("") + fraction)) return;
  throw new SyntaxError(
    `"${text}" is not a CIM datetime: asterisks replace whole fields from the right only.`,
  );
}

function field(
  text: string,
  name: string,
  digits: string,
  low: number,
  high: number,
): number | null {
  if (/^\*+$/.test(digits)) return null;
  const value = Number(digits);
  if (value >= low && value <= high) return value;
  throw new RangeError(
    `"${text}" is not a CIM datetime: the ${name} ${digits} is not from ${low} to ${high}.`,
  );
}

function microsecond(fraction: string): number | null {
  return fraction.includes("*") ? null : Number(fraction);
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeap ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(value: number | bigint, width: number): string {
  return String(value).padStart(width, "0");
}
