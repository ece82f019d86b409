/** What nobody expects to be given: by a name, made anew each time. */
const refuse = (): never => {
  throw new Error("refused");
};

const traps: ProxyHandler<object> = {
  get: refuse,
  has: refuse,
  ownKeys: refuse,
  getPrototypeOf: refuse,
  getOwnPropertyDescriptor: refuse,
};

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function circular(): object {
  const value: Record<string, unknown> = { Id: "1" };
  value["Id"] = value;
  return value;
}

export const oddities: Readonly<Record<string, () => unknown>> = {
  nothing: () => undefined,
  NULL: () => null,
  "a number": () => 5,
  NaN: () => NaN,
  "a bigint": () => 10n ** 30n,
  "a text": () => "x",
  "an empty text": () => "",
  true: () => true,
  "a symbol": () => Symbol("x"),
  "a function": () => refuse,
  "an array": () => [1],
  "a sparse array": () => new Array(5),
  "an object": () => ({}),
  "an object without a prototype": () => Object.create(null) as unknown,
  "an object that contains itself": circular,
  "an object with the key __proto__": () => JSON.parse('{"__proto__":{"Id":"1"}}') as unknown,
  "an object with a constructor": () => ({ constructor: 1, hasOwnProperty: 2 }),
  "an object whose toString throws": () => ({ toString: refuse }),
  "an object with getters that throw": () =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        ["Id", "className", "method", "ReturnValue", "out", "then"].map((name) => [
          name,
          { get: refuse, enumerable: true },
        ]),
      ),
    ),
  "an error": () => new Error("x"),
  "an error whose message throws": () => Object.defineProperty(new Error(), "message", { get: refuse }),
  "an error whose name throws": () => Object.defineProperty(new Error(), "name", { get: refuse }),
  "a frozen error": () => Object.freeze(new Error("x")),
  "a proxy that throws": () => new Proxy({}, traps),
  "a proxy of an error that throws": () => new Proxy(new Error("x"), traps),
  "a revoked proxy": revoked,
  "a then that throws": () => new Proxy({}, { get: (_, name) => (name === "then" ? refuse : undefined) }),
  "a Map": () => new Map([["Id", "1"]]),
  "a promise that never settles": () => new Promise(() => {}),
};
