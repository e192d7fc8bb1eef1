/** English words so frequent that they tell no paper from another. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both but
  by can could did do does doing done down during each either few for from further had has have having he her here hers
  him his how however i if in into is it its itself just let me more most much must my no nor not now of off on once only
  or other our ours out over own per same shall she should so some such than that the their theirs them then there these
  they this those through thus to too under until up upon us use used using very was we were what when where whether which
  while who whom whose why will with within without would yet you your`.split(/\s+/),
);
