/**
 * The loyalty program as a whole: its policy, what calls about orders and wallets answer, and the statement that explains a balance.
 * Pure; the rules themselves are in the rooms of orders, earning and the wallet.
 */
@NullMarked
package org.persona4j.loyalty;

import org.jspecify.annotations.NullMarked;
