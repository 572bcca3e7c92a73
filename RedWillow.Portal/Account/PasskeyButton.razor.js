// Asks the browser for a passkey and posts the answer with the form the button stands in.
const supported = typeof PublicKeyCredential?.parseCreationOptionsFromJSON === "function";

const ask = async (button, current) => {
  const body = current ? new URLSearchParams({ current: current.value }) : undefined;
  const answer = await fetch(button.dataset.options, { method: "POST", headers: { RequestVerificationToken: button.dataset.token }, body });
  if (!answer.ok) throw new Error("no options");
  const options = await answer.json();
  // The device is asked for nothing yet: it would keep a passkey that the portal does not take.
  if (options.problem) return options;
  return button.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
};

for (const button of supported ? document.querySelectorAll("[data-passkey]") : []) {
  const form = button.closest("form");
  const problem = form.querySelector("[data-passkey-problem]");
  const current = form.querySelector("[name$=Current]");
  const say = sentence => {
    problem.textContent = sentence;
    problem.hidden = false;
    button.disabled = false;
  };
  const described = current?.getAttribute("aria-describedby");
  // The password is what is wrong, and says so itself.
  const mark = () => {
    current?.setAttribute("aria-invalid", "true");
    current?.setAttribute("aria-describedby", described ? `${described} ${problem.id}` : problem.id);
    current?.focus();
  };
  button.hidden = false;
  button.addEventListener("click", async () => {
    // What the form still lacks is asked for before the device makes a passkey that nobody would keep.
    if (!form.reportValidity()) return;
    button.disabled = true;
    problem.hidden = true;
    if (described) current.setAttribute("aria-describedby", described);
    else current?.removeAttribute("aria-describedby");
    current?.removeAttribute("aria-invalid");
    try {
      const credential = await ask(button, current);
      if (credential.problem) {
        say(credential.problem);
        mark();
        return;
      }
      form.querySelector("[name$=Credential]").value = JSON.stringify(credential);
      form.submit();
    } catch {
      say(button.dataset.failed);
    }
  });
}
