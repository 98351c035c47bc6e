export const hello: string = "Talos";
