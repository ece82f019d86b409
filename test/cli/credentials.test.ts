/** netrc files as curl and ftp read them. */
import { describe, expect, test } from "vitest";
import { netrcCredentials, readNetrc } from "../../src/cli/credentials.ts";

const file = `# servers
machine array.example.com login admin password "two words \\"quoted\\""
machine array.example.com login guest
  password letmein
machine nobody.example.com
default login anonymous password me@here
`;

describe("credentials of a netrc file", () => {
  test.each([
    ["array.example.com", undefined, { user: "admin", password: 'two words "quoted"' }],
    ["ARRAY.example.com", "guest", { user: "guest", password: "letmein" }],
    ["other.example.com", undefined, { user: "anonymous", password: "me@here" }],
    ["nobody.example.com", undefined, { user: "anonymous", password: "me@here" }],
    ["other.example.com", "root", null],
  ])("%s, user %s", (machine, user, credentials) => {
    expect(netrcCredentials(readNetrc(file), machine, user)).toEqual(credentials);
  });

  test("a password alone is for the user that is named", () => {
    const entries = readNetrc("machine host password secret");
    expect(netrcCredentials(entries, "host", "me")).toEqual({ user: "me", password: "secret" });
    expect(netrcCredentials(entries, "host", undefined)).toBe(null);
  });

  test("an empty file, and one that stops short", () => {
    expect(readNetrc("")).toEqual([]);
    expect(readNetrc("login x machine host login")).toEqual([{ machine: "host", login: null, password: null }]);
  });
});
