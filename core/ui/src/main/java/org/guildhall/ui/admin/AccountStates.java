package org.guildhall.ui.admin;

import org.guildhall.api.account.Account;
import org.guildhall.api.account.AccountState;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.text.Words;

/** States of accounts in words. */
final class AccountStates {
    private AccountStates() {}

    static String word(Words words, AccountState state) {
        return words.get(
                switch (state) {
                    case ACTIVE -> "ui.admin.users.active";
                    case LOCKED -> "ui.admin.users.locked";
                    case LEFT -> "ui.admin.users.left";
                });
    }

    static Tag tag(Words words, Account account) {
        Tag.Look look = switch (account.state()) {
            case ACTIVE -> Tag.Look.GOOD;
            case LOCKED -> Tag.Look.ATTENTION;
            case LEFT -> Tag.Look.NEUTRAL;
        };
        return new Tag(word(words, account.state()), look);
    }
}
