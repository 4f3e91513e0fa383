package org.guildhall.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Makes the demo letters and their manifests: those of the first start, and those to copy in by hand. */
final class DemoLetters {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final List<String> EDITH =
            List.of("Mrs Edith Pemberton", "4 Market Place", "Ambleford", "Barsetshire", "GH1 1AB");
    private static final List<String> HAROLD = List.of(
            "Mr Harold Whitcombe",
            "Room 3, Willowbank Care Home",
            "40 Eastfield Avenue, Eastfield",
            "Ambleford",
            "GH3 1EJ");

    private DemoLetters() {}

    static String words(LocalDate date) {
        return DAY.format(date);
    }

    /** What a test instance holds from its first start. */
    static Map<String, byte[]> firstStart() {
        return files(List.of(outcome(), remittance(), deferred(), haroldsOutcome()));
    }

    /** What a user copies into the drop folder to see new documents arrive. */
    static Map<String, byte[]> toCopyIn() {
        return files(List.of(newOutcome(), newRemittance(), newDeferred(), newInvoice(), haroldsInvoice()));
    }

    private static Map<String, byte[]> files(List<Letter> letters) {
        Map<String, byte[]> files = new TreeMap<>();
        StringBuilder manifest =
                new StringBuilder("external_id,person_ref,kind,document_date,published_date,description,file,sha256\n");
        for (Letter letter : letters) {
            byte[] pdf = letter.pdf();
            files.put(letter.file(), pdf);
            manifest.append(String.join(
                            ",",
                            letter.externalId(),
                            letter.personReference(),
                            letter.kind(),
                            letter.date().toString(),
                            letter.date().plusDays(1).toString(),
                            '"' + letter.title() + '"',
                            letter.file(),
                            sha256(pdf)))
                    .append("\n");
        }
        files.put("manifest.csv", manifest.toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Letter outcome() {
        return new Letter(
                "outcome-letter-2026-04.pdf",
                "DEMO-0001",
                "CF1001",
                "outcome-letter",
                LocalDate.of(2026, 4, 6),
                "Outcome of your financial assessment, from 6 April 2026",
                EDITH,
                List.of(
                        "Dear Mrs Pemberton,",
                        "We have worked out what you can afford to pay towards your care and support. The figures are for"
                                + " one week."),
                List.of(
                        List.of("State pension", "£ 241.30"),
                        List.of("Attendance allowance", "£ 114.60"),
                        List.of("Less: minimum income guarantee", "£ -242.00"),
                        List.of("Less: disability related expenses", "£ -22.50"),
                        List.of("Your contribution for each week", "£ 91.40")),
                List.of(
                        "If your income or your savings change, tell us at once so that you pay the right amount.",
                        "You can ask us to look at this again within 28 days of this letter."));
    }

    private static Letter newOutcome() {
        return new Letter(
                "outcome-letter-2026-10.pdf",
                "DEMO-0101",
                "CF1001",
                "outcome-letter",
                LocalDate.of(2026, 10, 5),
                "Outcome of your financial assessment, from 5 October 2026",
                EDITH,
                List.of(
                        "Dear Mrs Pemberton,",
                        "You told us that your costs have changed. We have worked out again what you can afford to pay."),
                List.of(
                        List.of("State pension", "£ 241.30"),
                        List.of("Attendance allowance", "£ 114.60"),
                        List.of("Less: minimum income guarantee", "£ -242.00"),
                        List.of("Less: disability related expenses", "£ -34.75"),
                        List.of("Your contribution for each week", "£ 79.15")),
                List.of("You can ask us to look at this again within 28 days of this letter."));
    }

    private static Letter remittance() {
        return new Letter(
                "remittance-2026-08.pdf",
                "DEMO-0002",
                "CF1001",
                "remittance-advice",
                LocalDate.of(2026, 8, 28),
                "Direct payment remittance advice, 28 August 2026",
                EDITH,
                List.of("We have paid this direct payment into the account that you named."),
                List.of(
                        List.of("Personal care, 4 weeks at 10 hours", "£ 884.00"),
                        List.of("Employer's costs", "£ 61.20"),
                        List.of("Less: your contribution, 4 weeks", "£ -365.60"),
                        List.of("Paid on 28 August 2026", "£ 579.60")),
                List.of("Keep this advice with your direct payment records."));
    }

    private static Letter newRemittance() {
        return new Letter(
                "remittance-2026-10.pdf",
                "DEMO-0102",
                "CF1001",
                "remittance-advice",
                LocalDate.of(2026, 10, 23),
                "Direct payment remittance advice, 23 October 2026",
                EDITH,
                List.of("We have paid this direct payment into the account that you named."),
                List.of(
                        List.of("Personal care, 4 weeks at 10 hours", "£ 884.00"),
                        List.of("Employer's costs", "£ 61.20"),
                        List.of("Less: your contribution, 4 weeks", "£ -316.60"),
                        List.of("Paid on 23 October 2026", "£ 628.60")),
                List.of("Keep this advice with your direct payment records."));
    }

    private static Letter deferred() {
        return new Letter(
                "deferred-payment-2026-q2.pdf",
                "DEMO-0003",
                "CF1001",
                "deferred-payment-statement",
                LocalDate.of(2026, 6, 30),
                "Deferred payment scheme statement, 1 April to 30 June 2026",
                EDITH,
                List.of("This is what you owe under your deferred payment agreement. There is nothing to pay now."),
                List.of(
                        List.of("Brought forward on 1 April 2026", "£ 12,480.00"),
                        List.of("Deferred in this quarter, 13 weeks", "£ 3,276.00"),
                        List.of("Interest at 4.75 % a year", "£ 167.30"),
                        List.of("Administration charge", "£ 25.00"),
                        List.of("Owed on 30 June 2026", "£ 15,948.30")),
                List.of("You get a statement every six months and whenever you ask for one."));
    }

    private static Letter newDeferred() {
        return new Letter(
                "deferred-payment-2026-q3.pdf",
                "DEMO-0103",
                "CF1001",
                "deferred-payment-statement",
                LocalDate.of(2026, 9, 30),
                "Deferred payment scheme statement, 1 July to 30 September 2026",
                EDITH,
                List.of("This is what you owe under your deferred payment agreement. There is nothing to pay now."),
                List.of(
                        List.of("Brought forward on 1 July 2026", "£ 15,948.30"),
                        List.of("Deferred in this quarter, 13 weeks", "£ 3,276.00"),
                        List.of("Interest at 4.75 % a year", "£ 208.40"),
                        List.of("Administration charge", "£ 25.00"),
                        List.of("Owed on 30 September 2026", "£ 19,457.70")),
                List.of("You get a statement every six months and whenever you ask for one."));
    }

    private static Letter newInvoice() {
        return new Letter(
                "invoice-2026-10.pdf",
                "DEMO-0104",
                "CF1001",
                "invoice",
                LocalDate.of(2026, 10, 30),
                "Invoice for care at home, October 2026",
                EDITH,
                List.of("This is your contribution towards your care at home from 28 September to 25 October 2026."),
                List.of(
                        List.of("28 September to 4 October, at the earlier rate", "£ 91.40"),
                        List.of("5 to 25 October, 3 weeks at £ 79.15", "£ 237.45"),
                        List.of("Please pay by 27 November 2026", "£ 328.85")),
                List.of(
                        "You can pay by direct debit, at the bank or by card on the telephone number above.",
                        "If you cannot pay, please tell us before the date above: we can agree on instalments."));
    }

    private static Letter haroldsOutcome() {
        return new Letter(
                "outcome-letter-whitcombe-2026-05.pdf",
                "DEMO-0004",
                "CF1002",
                "outcome-letter",
                LocalDate.of(2026, 5, 18),
                "Outcome of your financial assessment, from 18 May 2026",
                HAROLD,
                List.of(
                        "Dear Mr Whitcombe,",
                        "We have worked out what you can afford to pay towards your care and support. The figures are for"
                                + " one week."),
                List.of(
                        List.of("State pension", "£ 241.30"),
                        List.of("Occupational pension", "£ 88.15"),
                        List.of("Less: minimum income guarantee", "£ -242.00"),
                        List.of("Your contribution for each week", "£ 87.45")),
                List.of("You can ask us to look at this again within 28 days of this letter."));
    }

    private static Letter haroldsInvoice() {
        return new Letter(
                "invoice-whitcombe-2026-10.pdf",
                "DEMO-0105",
                "CF1002",
                "invoice",
                LocalDate.of(2026, 10, 30),
                "Invoice for day care, October 2026",
                HAROLD,
                List.of("This is your contribution towards your day care from 28 September to 25 October 2026."),
                List.of(
                        List.of("4 weeks at £ 87.45", "£ 349.80"),
                        List.of("Please pay by 27 November 2026", "£ 349.80")),
                List.of("You can pay by direct debit, at the bank or by card on the telephone number above."));
    }
}
