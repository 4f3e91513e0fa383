package org.guildhall.product;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.guildhall.testkit.malware.ClamDaemon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thirty files that somebody could harm the council with: none of them can be opened by anyone, and each is told of plainly. */
class ReferralUploadsTest {
    private static final String ATTACHING = "Attaching Documents";

    @Test
    @Tag("H7")
    @Tag("E1")
    @Tag("E2")
    void noHostileFileIsTaken() throws IOException {
        try (ClamDaemon clamd = ClamDaemon.started();
                Product product = Product.at(Product.freshFolder("hostile"))
                        .configured("org.guildhall.scanner", Map.of("address", clamd.address()))
                        .start();
                Visitor professional = Visitor.of(product)) {
            SignIn.demo(professional, "professional@example.org");
            professional.open("referral/start/early-help");
            professional.reached("Early Help Family Support").press("Start now");
            FormWalk.least(professional)
                    .answering("I am completing this form as a", "Professional (LADO/Social Care/Early Help Referral)")
                    .to(ATTACHING);
            Map<String, byte[]> files = hostile();
            assertEquals(30, files.size());
            List<String> wrong = new ArrayList<>();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                String told = attach(professional, file.getKey(), file.getValue());
                if (told.isEmpty()) {
                    wrong.add(file.getKey());
                }
                professional.page().reload();
                professional.reached(ATTACHING);
            }
            assertEquals(List.of(), wrong, "taken, or refused without a word");
            Locator links = professional.page().getByRole(AriaRole.MAIN).locator("a[href*='documents/']");
            assertThat(links).hasCount(0);
            professional.press("Continue").reached("Check your answers");
            professional.press("Send Report to Local Authority").reached("Your referral has been sent");
            professional.press("View what you sent, or print a copy").sees("What you sent");
            assertThat(links).hasCount(0);
        }
    }

    /** What the page says to a file; nothing if it took it. */
    private static String attach(Visitor visitor, String name, byte[] bytes) {
        String type = name.endsWith(".pdf") ? "application/pdf" : name.endsWith(".png") ? "image/png" : "image/jpeg";
        visitor.page()
                .waitForFileChooser(() -> visitor.press(Labels.CHOOSE_FILE))
                .setFiles(new FilePayload(name, type, bytes));
        Locator said = visitor.page()
                .getByRole(AriaRole.MAIN)
                .locator(".gh-problem:visible, .gh-status:not(:empty), [role=alert]:visible, .gh-tag-bad");
        if (name.startsWith("eicar")) {
            // the scanner's word comes after the file
            visitor.sees("Blocked: malware was found");
        }
        assertThat(said.first()).isVisible();
        String words = String.join(" ", said.allInnerTexts());
        boolean refused = words.contains("refused");
        return words.contains("has been uploaded") && !refused ? "" : words;
    }

    private static Map<String, byte[]> hostile() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        // programs and scripts under the name of a document
        files.put("windows-program.pdf", hex("4d5a90000300000004000000ffff0000", 2_000));
        files.put("linux-program.pdf", hex("7f454c4602010100000000000000000002003e00", 2_000));
        files.put("mac-program.pdf", hex("cffaedfe07000001", 2_000));
        files.put("java-class.jpg", hex("cafebabe00000041", 500));
        files.put("shell-script.pdf", text("#!/bin/sh\nrm -rf /\n"));
        files.put("batch.pdf", text("@echo off\r\ndel *.*\r\n"));
        files.put("script.jpg", text("<script>alert(1)</script>"));
        files.put("page.pdf", text("<!DOCTYPE html><html><body onload=alert(1)></body></html>"));
        files.put(
                "drawing.png",
                text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"));
        files.put("stylesheet.pdf", text("<?xml version=\"1.0\"?><?xml-stylesheet href=\"x.xsl\"?><a/>"));
        files.put(
                "external-entity.pdf",
                text("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"));
        files.put("php.jpg", text("<?php system($_GET['c']); ?>"));
        files.put("shortcut.pdf", hex("4c0000000114020000000000c000000000000046", 300));
        files.put("link.jpg", text("[InternetShortcut]\r\nURL=https://example.org/\r\n"));
        // archives, documents with macros
        files.put("archive.pdf", zip(Map.of("a.txt", text("words"))));
        files.put("zip-bomb.pdf", zip(Map.of("zeros", new byte[1_500_000])));
        files.put("gzip-bomb.pdf", gzip(new byte[1_500_000]));
        files.put(
                "word-with-macro.pdf",
                zip(Map.of("[Content_Types].xml", text("<Types/>"), "word/vbaProject.bin", hex("d0cf11e0", 50))));
        files.put(
                "sheet-with-macro.jpg",
                zip(Map.of("[Content_Types].xml", text("<Types/>"), "xl/vbaProject.bin", hex("d0cf11e0", 50))));
        files.put("old-word.pdf", hex("d0cf11e0a1b11ae1", 3_000));
        files.put("rich-text.pdf", text("{\\rtf1{\\object\\objdata 0105}}"));
        files.put("java-archive.png", zip(Map.of("META-INF/MANIFEST.MF", text("Manifest-Version: 1.0\n"))));
        files.put("tape-archive.pdf", text("a.txt" + "\0".repeat(252) + "ustar\0" + "\0".repeat(250)));
        // two things at once
        files.put("picture-and-script.jpg", text("GIF89a/*" + "x".repeat(50) + "*/=1;alert(1)"));
        files.put("page-before-a-pdf.pdf", text("<html><script>alert(1)</script></html>\n%PDF-1.7\n%%EOF"));
        files.put("bitmap.jpg", hex("424d36000c00000000003600000028000000", 500));
        // the way out of a folder, nothing, too much, malware
        files.put("..%2f..%2fetc%2fcron.d%2fjob.pdf", text("* * * * * root id\n"));
        files.put("nothing.pdf", new byte[0]);
        byte[] large = new byte[11_000_000];
        System.arraycopy(text("%PDF-1.7\n"), 0, large, 0, 9);
        files.put("too-large.pdf", large);
        files.put("eicar.pdf", text("%PDF-1.7\n" + ClamDaemon.MARKER + "\n%%EOF"));
        return files;
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(String begin, int length) {
        byte[] bytes = new byte[length];
        byte[] first = HexFormat.of().parseHex(begin);
        System.arraycopy(first, 0, bytes, 0, Math.min(first.length, length));
        return bytes;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
