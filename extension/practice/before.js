// Stands on `window` before the loader: sees every press that may send, also those the guard stops, and tells the practice
// page to look what became of it. Must never stop or change one.
"use strict";

for (const type of ["keydown", "click"]) {
  window.addEventListener(
    type,
    (event) => {
      const sends = type === "click" ? event.target.closest?.("#send") : event.key === "Enter" && event.target.id === "draft";
      // The guard has answered by then, and the page has done what it does.
      if (sends) setTimeout(() => window.dispatchEvent(new Event("practice-pressed")));
    },
    true,
  );
}
