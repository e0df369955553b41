/** Everything that can be chosen among some options, from nothing to all of them. */
export function choicesAmong(options: readonly string[]): readonly (readonly string[])[] {
  return options.reduce<readonly (readonly string[])[]>(
    (all, option) => all.flatMap((chosen) => [chosen, [...chosen, option]]),
    [[]],
  );
}
