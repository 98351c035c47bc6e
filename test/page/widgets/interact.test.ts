// `interact` in the real kernel. The page's side, a person's hand, is what a browser would send (test/whole/widgets/lab.test.ts has a real one).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Answer, Kernel, plain } from "../../kernel/client";

let kernel: Kernel;
before(async () => {
  kernel = await Kernel.start();
  await kernel.execute('import { interact, progressBar, show } from "./src/index";');
});
after(() => kernel.stop());

/** A running interactive cell: its widgets' comms by description, and the outputs in its places. */
async function interactive(choices: string, render: string) {
  const answer = await kernel.execute(`await interact(${choices}, ${render});`);
  const opened = answer.contents("comm_open");
  const idOf = (description: string) =>
    opened.find(({ data }) => data.state.description === description)?.comm_id as string;
  const outputs: { id: string; data: Answer["reply"] }[] = [];
  const take = ({ type, content }: Answer["published"][number]) => {
    const id = content.transient?.display_id;
    if (type === "display_data") outputs.push({ id, data: content.data });
    for (const output of outputs)
      if (type === "update_display_data" && output.id === id) output.data = content.data;
  };
  answer.published.forEach(take);
  kernel.published((message) => {
    take(message);
    return false;
  });
  const texts = () => outputs.slice(2).map(({ data }) => plain(data["text/plain"]));
  const move = (description: string, state: object) =>
    kernel.request("comm_msg", {
      comm_id: idOf(description),
      data: { method: "update", state, buffer_paths: [] },
    });
  const words = () => outputs[1].data["text/plain"];
  return { answer, outputs, texts, words, move, states: opened.map(({ data }) => data.state) };
}

test("numbers give a slider, texts a list, true or false a box, each in its first state", async () => {
  const { states, texts } = await interactive(
    '{ K: [2, 64], even: [0, 10, 2, 4], share: [0, 1, 0.1], how: ["fast", "slow"], grid: true }',
    "(values) => console.log(JSON.stringify(values))",
  );
  const controls = states.filter(({ description }) => description);
  assert.deepEqual(
    controls.map(({ _view_name, min, max, step }) =>
      [_view_name, min, max, step].filter((one) => one !== undefined),
    ),
    [
      ["IntSliderView", 2, 64, 1],
      ["IntSliderView", 0, 10, 2],
      ["FloatSliderView", 0, 1, 0.1],
      ["DropdownView"],
      ["CheckboxView"],
    ],
  );
  assert.deepEqual(texts(), ['{"K":33,"even":4,"share":0.5,"how":"fast","grid":true}\n']);
});

test("the compiler knows what each control gives", async () => {
  const wrong = async (use: string) => {
    const choices = '{ K: [2, 64], how: ["fast", "slow"], grid: true }';
    const { reply } = await kernel.execute(`await interact(${choices}, ({ K, how, grid }) => { ${use} });`);
    return reply.status === "error" && plain(reply.traceback.join("\n"));
  };
  assert.match((await wrong("const text: string = K;")) || "", /'number' is not assignable to type 'string'/);
  assert.match((await wrong('how === "slwo";')) || "", /no overlap/);
  assert.match(
    (await wrong("const n: number = grid;")) || "",
    /'boolean' is not assignable to type 'number'/,
  );
  assert.equal(await wrong('const n: number = K; const b: boolean = grid; how === "slow";'), false);
});

test("each move's outputs replace those of the last, in the same places of the cell, and what is left over goes", async () => {
  const { answer, move, texts, words, outputs } = await interactive(
    "{ n: [0, 9, 1, 1] }",
    "({ n }) => { for (let i = 0; i < n; i++) show({ data: [], layout: { title: { text: n + '.' + i } } }); console.log('end', n); }",
  );
  assert.deepEqual(texts(), ["[figure: 1.0]", "end 1\n"]);
  await move("n", { value: 3 });
  assert.deepEqual(texts(), ["[figure: 3.0]", "[figure: 3.1]", "[figure: 3.2]", "end 3\n"]);
  await move("n", { value: 0 });
  assert.deepEqual(texts(), ["end 0\n", "", "", ""]);
  assert.equal(words(), "n = 0 (a slider from 0 to 9). Run this cell in a notebook to move it.");
  assert.equal(new Set(outputs.slice(1).map(({ id }) => id)).size, 5);
  assert.equal(answer.contents("stream").length, 0, "all text is in places, too");
});

test("figures keep what the mouse has changed, unless they say otherwise", async () => {
  const { outputs } = await interactive(
    "{ n: [0, 9] }",
    '() => { for (const layout of [{}, { uirevision: "own" }]) show({ data: [], layout: { title: { text: "" }, ...layout } }); }',
  );
  const revisions = outputs
    .slice(2)
    .map(({ data }) => data["application/vnd.plotly.v1+json"].layout.uirevision);
  assert.equal(typeof revisions[0], "string");
  assert.equal(revisions[1], "own");
});

test("a progress bar fills in its place", async () => {
  const { move, texts } = await interactive(
    "{ n: [1, 9] }",
    "({ n }) => { const bar = progressBar('Work'); for (let i = 1; i <= n; i++) bar(i, n); }",
  );
  await move("n", { value: 9 });
  assert.equal(texts().length, 1);
  assert.match(texts()[0], /^Work █{30} 9 of 9/);
});

test("an error stands below the slider with the cell's line, and is gone with the next good value", async () => {
  const { move, texts } = await interactive(
    "{ n: [0, 9, 1, 1] }",
    "async ({ n }) => {\n  if (n > 3) throw new Error(n + ' is too much');\n  console.log('good', n);\n}",
  );
  await move("n", { value: 4 });
  assert.match(texts()[0], /^Cell \[\d+\], line 2[\s\S]*Error: 4 is too much$/);
  await move("n", { value: 2 });
  assert.deepEqual(texts(), ["good 2\n"]);
});

test("an error of the first run is the cell's", async () => {
  const { reply, traceback } = await kernel.execute(
    'await interact({ n: [0, 9] }, () => {\n  throw new Error("at once");\n});\nconsole.log("not reached");',
  );
  assert.equal(reply.status, "error");
  assert.match(traceback, /line 2[\s\S]*Error: at once$/);
});

test("a page that was loaded later is told that the slider rests, the first page that it doesn't", async () => {
  await interactive("{ rest: [0, 9] }", "() => {}");
  const told = kernel.published(
    ({ type, content }) => type === "comm_msg" && content.data.method === "update_states",
  );
  await kernel.request("comm_open", { comm_id: "page", target_name: "jupyter.widget.control", data: {} });
  await kernel.request("comm_msg", { comm_id: "page", data: { method: "request_states" } });
  const states = Object.values<{ state: Record<string, unknown> }>((await told).content.data.states);
  const slider = states.find(({ state }) => String(state.description).startsWith("rest"))?.state;
  assert.equal(slider?.description, "rest", "this client's session made the cell");
  assert.ok(!slider?.disabled);
});

for (const [choices, render, message] of [
  ["{}", "() => {}", /at least one choice, such as \{ K: \[2, 64\] \}, not an object/],
  ["{ K: [5] }", "() => {}", /K must be \[least, most\] .* not \[5\]/],
  ['{ K: [2, "64"] as any }', "() => {}", /K must be \[least, most\] .* not \[2, "64"\]/],
  ["{ K: [] }", "() => {}", /K must be \[least, most\]/],
  ["{ K: [64, 2] }", "() => {}", /K goes from 64 to 2: the second must be larger/],
  ["{ K: [2, 64, 0] }", "() => {}", /steps of 0: the third number must be above 0/],
  ["{ K: [2, 64, 1, 65] }", "() => {}", /begins at 65: the fourth number must be from 2 to 64/],
  ["{ K: [2, NaN] }", "() => {}", /not \[2, NaN\]/],
  ["{ K: 16 as any }", "() => {}", /K must be \[least, most\] .* not 16/],
  ["{ K: [2, 64] }", "16 as any", /a function that shows something for the values, not 16/],
] as const) {
  test(`interact(${choices}, ${render}) is refused`, async () => {
    const { traceback } = await kernel.execute(`await interact(${choices}, ${render});`);
    assert.match(traceback, message);
  });
}
