// Starts the sign-in page's wasm. Without it the page stays what it is: forms that work.
import start from "surface";

const told = (name) => document.querySelector(`meta[name="${name}"]`).content;

try {
  await start({ module_or_path: told("sluss-wasm") });
  document.documentElement.dataset.live = "";
} catch (error) {
  console.info("The page goes on without its script:", error.message);
  const again = document.querySelector('meta[name="sluss-look-again"]');
  if (again) setTimeout(() => location.reload(), 1000 * again.content);
}
