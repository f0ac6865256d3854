/** Models that give more than 1 do not mean a share. */
export function scoreText(score: number): string {
  return score >= 0 && score <= 1 ? `${Math.round(score * 100)} %` : String(Number(score.toPrecision(3)));
}
