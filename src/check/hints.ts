import type { Exercise } from "./exercises";

/** For each exercise, what to think of next; each one tells more than the one before. */
export const hints: Record<Exercise, string[]> = {
  load: [
    "The import cell brings a function that reads a picture file. What is it called, and what does it want to know?",
    "`loadImage(imageFile)` reads the file. Reading takes a moment, so what comes back is a promise: wait for it with `await`.",
    "`let image: tf.Tensor = await loadImage(…);`",
  ],
  standardise: [
    "Which number turns 255 into 1, and leaves 0 as it is?",
    "Divide by 255. A tensor has the method `div`, which does so with all its values at once.",
    "A tensor never changes: `div` makes a new one. Store it: `image = image.…;`",
  ],
  keep: [
    "Throwing a die with 1000 sides for each pixel would do: keep those that show a 1.",
    "`tf.randomUniform([pixels.shape[0]])` draws one number between 0 and 1 for each pixel. How many of them are below 0.001?",
    "`less(0.001)` compares all of them at once, and gives true or false for each: that is the mask.",
  ],
  euclideanDist: [
    "Work it out on paper for a = [[0, 0]] and b = [[3, 4]]: subtract, square, add, take the root.",
    "With loops: for each i and each j, the distance of p's row i to q's row j. With tensors: `p.expandDims(1)` is [N, 1, D] and " +
      "`q.expandDims(0)` is [1, M, D]; their difference is [N, M, D], all pairs at once.",
    "`square()` squares every number, `sum(2)` adds up over the last of the three axes, `sqrt()` takes the root.",
  ],
  fit: [
    "Read the five lines under “What k-means does” again. Steps 2 to 7 here repeat, step 1 happens only once, before the loop.",
    '`startingCentroids(data, this.K, { start: "random" })` picks K different points. `euclideanDist(data, this.clusters)` is a table ' +
      "[N, K]: in each row, the column with the smallest number is the nearest cluster: `argMin(1)`.",
    "`updateCentroids(data, labels, this.clusters)` takes the means of all clusters at once; one without points stays where it is. " +
      "Store what it gives in `this.clusters`.",
  ],
  predict: [
    "You have done this before: it is what fit does in steps 2 and 3, with the clusters as they are now.",
    "For a few thousand points, `euclideanDist(data, this.clusters).argMin(1)` is all. For three million it needs much memory.",
    "`assignLabels(data, this.clusters)` finds the same labels piece by piece.",
  ],
  palette: [
    "For cluster 0: which pixels have the label 0, and what is the mean of their red, of their green, of their blue?",
    "fit has done this too, for the sample: it moved each cluster to the mean of its points.",
    "`updateCentroids(points, labels, clusters)`: now the points are all pixels, and the labels those of `clusteredImage`.",
  ],
  cluster2image: [
    "A label is the number of a row in the palette. Look up a row for each label.",
    "`tf.gather(palette, labels)` looks up all rows at once: [N, 3]. It wants whole numbers: `labels.toInt()`.",
    "`reshape(shape)` gives the long list of pixels its rows and columns back.",
  ],
  inertia: [
    "For each point: the distance to the centroid of its own cluster, squared. Then add them all up.",
    "`tf.gather(clusters, labels.toInt())` gives each point its own centroid, [N, D]: as many rows as `data` has.",
    "Subtract the two, `square()`, `sum()` over everything, and `dataSync()[0]` is the number.",
  ],
};
