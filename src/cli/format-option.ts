import { Option } from 'commander';

/** `--format`, the same for every command. */
export function formatOption(): Option {
  return new Option('-f, --format <format>', 'how the result is written').choices(['pretty', 'json']).default('pretty');
}
