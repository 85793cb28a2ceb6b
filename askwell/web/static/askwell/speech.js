// How long the speech takes to say, while it is being written; the reserve does not count.
const told = document.querySelector("[data-length]");
const parts = [...document.querySelectorAll("textarea[data-spoken]")];

function tell() {
  const words = parts.flatMap((part) => part.value.split(/\s+/).filter(Boolean)).length;
  const seconds = Math.round((words * 60) / Number(told.dataset.rate));
  told.textContent = `About ${seconds} seconds, ${words} words.`;
}

for (const part of parts) part.addEventListener("input", tell);
