import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Files share what they import, and each core has a worker.
    isolate: false,
    maxWorkers: "100%",
    // Type-checking generated code and whole schemas takes longer than a unit test, on a busy machine much longer.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
