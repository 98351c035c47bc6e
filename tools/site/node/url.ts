export const pathToFileURL = (path: string) => new URL(path, "file:///");
