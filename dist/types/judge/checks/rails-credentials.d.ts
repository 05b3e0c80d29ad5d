/** Whether the master key (32 hexadecimal digits) opens the credentials file. Never throws. */
export declare function decryptsRailsCredentials(masterKey: string, encText: string): boolean;
