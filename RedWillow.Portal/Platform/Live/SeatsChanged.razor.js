// Asks again every half minute, but only while the page is in sight; and at once when it comes back into sight.
export function watch(page, seconds) {
    const ask = async () => {
        if (document.visibilityState !== "visible") {
            return;
        }
        try {
            await page.invokeMethodAsync("TickAsync");
        } catch {
            // Without a connection it throws before there is a promise; the next time asks again.
        }
    };
    const timer = setInterval(ask, seconds * 1000);
    document.addEventListener("visibilitychange", ask);
    return {
        stop() {
            clearInterval(timer);
            document.removeEventListener("visibilitychange", ask);
        }
    };
}
