// Tells the server that somebody is at the page: at their first act, and then at most every few seconds for as long as they go on.
// What a script does is not theirs; nor is a mere move of the pointer, which a bump against the desk makes as well.
const acts = ["pointerdown", "click", "wheel", "keydown", "input"];

export function listen(page, seconds) {
    let told = -Infinity;
    const tell = async event => {
        if (!event.isTrusted || event.timeStamp - told < seconds * 1000) {
            return;
        }
        told = event.timeStamp;
        try {
            await page.invokeMethodAsync("ActedAsync");
        } catch {
            // Without a connection it throws before there is a promise; the next act tells.
            told = -Infinity;
        }
    };
    for (const act of acts) {
        document.addEventListener(act, tell, { capture: true, passive: true });
    }
    return {
        stop() {
            for (const act of acts) {
                document.removeEventListener(act, tell, { capture: true });
            }
        }
    };
}
