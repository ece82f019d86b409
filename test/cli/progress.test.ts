import { afterEach, expect, test, vi } from "vitest";
import { progressBar } from "../../src/cli/progress.ts";

/** Where a bar is drawn, with all that was drawn. */
function screen(isTTY: boolean): { stream: NodeJS.WriteStream; drawn: string[] } {
  const drawn: string[] = [];
  return { stream: { isTTY, write: (text: string) => drawn.push(text) } as unknown as NodeJS.WriteStream, drawn };
}

const clock = vi.spyOn(performance, "now");
afterEach(() => clock.mockReset());

test("a bar appears once a run takes more than a second, and is wiped away", () => {
  const { stream, drawn } = screen(true);
  clock.mockReturnValue(0);
  const { progress, end } = progressBar(stream);
  clock.mockReturnValue(900);
  progress(10, 40);
  expect(drawn).toEqual([]);
  clock.mockReturnValue(1100);
  progress(20, 40);
  end();
  expect(drawn).toEqual([`\r${"█".repeat(15)}${"░".repeat(15)} formatting 20 of 40 files`, "\r\u001b[K"]);
});

test("in a pipe there is none", () => {
  const { stream, drawn } = screen(false);
  clock.mockReturnValue(0);
  const { progress, end } = progressBar(stream);
  clock.mockReturnValue(5000);
  progress(20, 40);
  end();
  expect(drawn).toEqual([]);
});
