package org.guildhall.send.record;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guildhall.send.clock.PhaseTransfer;

/** Moves between schools in one column, as {@code KIND DATE}, one after the other. */
final class Transfers {
    private Transfers() {}

    static String write(List<PhaseTransfer> transfers) {
        return transfers.stream()
                .map(transfer -> transfer.kind().name() + " " + transfer.on())
                .collect(Collectors.joining(","));
    }

    static List<PhaseTransfer> read(String kept) {
        return Stream.of(kept.split(","))
                .filter(part -> !part.isEmpty())
                .map(Transfers::one)
                .toList();
    }

    private static PhaseTransfer one(String part) {
        int space = part.indexOf(' ');
        return new PhaseTransfer(
                PhaseTransfer.Kind.valueOf(part.substring(0, space)), LocalDate.parse(part.substring(space + 1)));
    }
}
