import { readFileSync } from "node:fs";

/** Fisher's 150 irises in scikit-learn's order: sepal length and width, petal length and width, in cm. */
export const iris: number[][] = readFileSync("data/iris.csv", "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number));
