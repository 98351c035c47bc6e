throw new Error("A browser can't load the native library."); // src/base/tf.ts doesn't ask for it here
