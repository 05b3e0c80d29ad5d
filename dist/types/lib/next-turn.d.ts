export declare function nextTurn(): Promise<void>;
