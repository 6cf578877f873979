/** Looks in the time after which silence counts. */
const looks = 10;
/** How late a look may be, in looks; a later one means that this machine slept, and then nobody could say a word. */
const lateLooks = 3;

/** Tells when nothing was heard for a while. */
export interface SilenceWatch {
  heard(): void;
  end(): void;
}

/** @param silentMs milliseconds; sleep of the machine is not counted @param onSilence called at each look from then on */
export function watchSilence(silentMs: number, onSilence: () => void): SilenceWatch {
  const lookMs = silentMs / looks;
  let heardMs = performance.now();
  let lookedMs = heardMs;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    if (nowMs - lookedMs > lateLooks * lookMs) heardMs = nowMs;
    lookedMs = nowMs;
    if (nowMs - heardMs > silentMs) onSilence();
  }, lookMs);
  timer.unref();
  return {
    heard: () => {
      heardMs = performance.now();
    },
    end: () => clearInterval(timer),
  };
}
