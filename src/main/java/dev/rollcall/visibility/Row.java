package dev.rollcall.visibility;

import dev.rollcall.user.UserField;

/** The rules for one field: one for each operation, and the reason in words. */
record Row(UserField field, Cell info, Cell list, Cell me, String reason) {

    Cell cell(Operation operation) {
        return switch (operation) {
            case INFO -> info;
            case LIST -> list;
            case ME -> me;
        };
    }
}
