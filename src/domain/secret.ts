/** A secret value that cannot be printed by accident: logs, JSON and error messages show `[secret]`. */
import { z } from 'zod';

export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  /** The value itself; called only where it goes on the wire. */
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return '[secret]';
  }
  toJSON(): string {
    return '[secret]';
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}

/** Schema of a secret: text in, `Secret` out. In configuration files it is written as `${VARIABLE}`. */
export const secretText = z
  .string()
  .min(1)
  .transform((value) => new Secret(value));
