// A verdict by ear and by hand: two rising notes, one held note, three low ones; a short, a long, a triple buzz.
import type { Tone } from "./words.ts";

const NOTES: Record<Tone, [hertz: number, from: number, seconds: number][]> = {
  good: [
    [660, 0, 0.1],
    [880, 0.11, 0.16],
  ],
  wait: [[440, 0, 0.45]],
  bad: [
    [220, 0, 0.14],
    [220, 0.2, 0.14],
    [180, 0.4, 0.3],
  ],
};
const BUZZ: Record<Tone, number[]> = { good: [60], wait: [300], bad: [150, 80, 150, 80, 300] };
const LOUDNESS = 0.25;

let context: AudioContext | undefined;

export function signal(tone: Tone, { sound, vibration }: { sound: boolean; vibration: boolean }): void {
  if (vibration && "vibrate" in navigator) navigator.vibrate(BUZZ[tone]);
  if (sound && typeof AudioContext === "function") play(tone);
}

function play(tone: Tone): void {
  context ??= new AudioContext();
  void context.resume();
  for (const [hertz, from, seconds] of NOTES[tone]) {
    const note = context.createOscillator();
    const volume = context.createGain();
    const start = context.currentTime + from;
    note.frequency.value = hertz;
    volume.gain.setValueAtTime(LOUDNESS, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    note.connect(volume).connect(context.destination);
    note.start(start);
    note.stop(start + seconds);
  }
}
