/** A promise that is settled from outside. A rejection nobody waits for is no error of the page. */
export class Deferred {
  resolve!: () => void;
  reject!: (reason: Error) => void;
  isSettled = false;
  readonly promise: Promise<void>;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = () => {
        this.isSettled = true;
        resolve();
      };
      this.reject = (reason) => {
        this.isSettled = true;
        reject(reason);
      };
    });
    this.promise.catch(() => undefined);
  }
}
