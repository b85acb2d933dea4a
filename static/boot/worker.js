// Starts the wasm of a worker. The page has put the address of the wasm behind the # of this script's own.
import start from "surface";

start({ module_or_path: self.location.hash.slice(1) }).catch((error) => {
  // The page hears of what is thrown, and not of a promise that nobody waits for.
  setTimeout(() => {
    throw error;
  });
});
