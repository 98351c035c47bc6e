// What a student has to know of a lesson that lives in a browser, said where it matters.
import type { App, Notification } from "./jupyter";

const SAID = "talos-storage-said"; // in this browser

/** @param here the address of the extension's program */
export function tellOfLimits(app: App, { info, warning }: Notification, here: string): void {
  const newest = versions(here);
  const told = new Set<string>();
  app.serviceManager.contents.fileChanged.connect(async (_, { type, newValue }) => {
    const path = newValue?.path ?? "";
    if (type !== "save") return;
    if (path.startsWith("src/") && !told.has("src")) {
      told.add("src");
      warning(
        "The lesson runs ready-made here: a change in src/ has no effect. To change it, install the lesson.",
        {},
      );
    }
    if (path.endsWith(".ipynb") && !localStorage.getItem(SAID)) {
      localStorage.setItem(SAID, "yes");
      info("Saved in this browser, and nowhere else. To keep or hand in a notebook: File, Download.", {
        autoClose: false,
      });
    }
  });
  const { contents } = app.serviceManager;
  const get = contents.get.bind(contents);
  contents.get = async (path, options) => {
    const model = await get(path, options);
    const version = (model.content as { metadata?: { talos?: string } } | undefined)?.metadata?.talos;
    const now = version && (await newest)[path];
    if (now && now !== version && !told.has(path)) {
      told.add(path);
      warning(
        `There is a newer version of ${path.split("/").at(-1)}. ` + // JupyterLab cuts what is longer than 140 letters
          "To get it: download yours, delete it in the file browser, and open it again.",
        { autoClose: false },
      );
    }
    return model;
  };
}

/** The versions that lie on the server, by path. */
async function versions(here: string): Promise<Record<string, string>> {
  const answer = await fetch(new URL("../../../api/lesson.json", here), { cache: "no-store" }).catch(
    () => undefined,
  );
  return answer?.ok ? answer.json() : {}; // without a network there is no newer one
}
