let context: AudioContext | null = null;

/**
 * Two soft tones. Silent where the browser has no sound, and before the person did anything on the page: the browser would
 * hold the sound back and play it at the next press, when it means nothing.
 */
export function chime(): void {
  if (!navigator.userActivation.hasBeenActive) return;
  try {
    context ??= new AudioContext();
    const { currentTime, destination } = context;
    void context.resume();
    for (const [at, pitch] of [
      [0, 660],
      [0.16, 880],
    ] as const) {
      const tone = new OscillatorNode(context, { frequency: pitch });
      const volume = new GainNode(context, { gain: 0 });
      tone.connect(volume).connect(destination);
      volume.gain.linearRampToValueAtTime(0.12, currentTime + at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.0001, currentTime + at + 0.5);
      tone.start(currentTime + at);
      tone.stop(currentTime + at + 0.5);
    }
  } catch {
    // No audio device: what the sound tells is on the screen too.
  }
}
