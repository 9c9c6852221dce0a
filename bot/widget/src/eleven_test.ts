/** What tells a mistyped BSN (citizen service number) at once; the gateway and the backend decide. */

/** Whether eight or nine digits pass the eleven-test of a BSN. */
export function passesElevenTest(digits: string): boolean {
  const nine = digits.padStart(9, "0");
  const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place), 0);
  return Number(nine) > 0 && sum % 11 === 0;
}
