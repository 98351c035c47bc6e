// What a student has to know of a lesson that lives in a browser, said where it matters.
import type { App, Model } from "./jupyter";
import { jupyter, SITE } from "./packages";

const SAID = "talos-storage-said"; // in this browser

export function tellOfLimits(app: App): void {
  const told = new Set<string>();
  app.serviceManager.contents.fileChanged.connect(async (_, { type, newValue }) => {
    const path = newValue?.path ?? "";
    if (type !== "save") return;
    if (path.startsWith("src/") && !told.has("src")) {
      told.add("src");
      jupyter.Notification.warning(
        "The lesson runs ready-made here: a change in src/ has no effect. To change it, install the lesson.",
        {},
      );
    }
    if (path.endsWith(".ipynb") && !localStorage.getItem(SAID)) {
      localStorage.setItem(SAID, "yes");
      jupyter.Notification.info(
        "Saved in this browser, and nowhere else. To keep or hand in a notebook: File, Download.",
        {
          autoClose: false,
        },
      );
    }
  });
  const { contents } = app.serviceManager;
  const get = contents.get.bind(contents);
  contents.get = async (path, options) => {
    const model = await get(path, options);
    if (!(await isOld(model))) return model;
    // perhaps it is only the browser that hasn't asked the server again, as it need not for some time
    await fetch(new URL(`files/${path}`, SITE), { cache: "no-cache" }).catch(() => {});
    const newest = await get(path, options);
    if (!told.has(path) && (await isOld(newest))) {
      told.add(path);
      jupyter.Notification.warning(
        `There is a newer version of ${path.split("/").at(-1)}. ` + // JupyterLab cuts what is longer than 140 letters
          "To get it: download yours, delete it in the file browser, and open it again.",
        { autoClose: false },
      );
    }
    return newest;
  };
}

/** Whether the server has another version of a notebook. */
async function isOld({ path, content }: Model): Promise<boolean> {
  const version = (content as { metadata?: { talos?: string } } | undefined)?.metadata?.talos;
  if (!version) return false;
  const newest = (await versions())[path];
  return newest !== undefined && newest !== version;
}

/** The versions of the notebooks that lie on the server, by path; none without a network. */
export async function versions(): Promise<Record<string, string>> {
  const answer = await fetch(new URL("api/lesson.json", SITE), { cache: "no-store" }).catch(() => undefined);
  return answer?.ok ? answer.json() : {};
}
