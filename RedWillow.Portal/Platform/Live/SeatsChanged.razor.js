// Asks again every half minute, but only while the page is in sight; and at once when it comes back into sight.
export function watch(page, seconds) {
    const ask = () => {
        if (document.visibilityState === "visible") {
            page.invokeMethodAsync("TickAsync").catch(() => { });
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
