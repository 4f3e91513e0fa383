package org.guildhall.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * Sends the log to a file of the data folder, and errors in one line each to the console too. Set up in code: reading an XML file for
 * it would cost a tenth of the start.
 */
final class Logging {

    private static volatile boolean open;

    private Logging() {}

    static boolean isOpen() {
        return open;
    }

    /** The log's file. */
    static Path open(Path data) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Path file = data.resolve("logs").resolve("guildhall.log");

        RollingFileAppender<ILoggingEvent> toFile = new RollingFileAppender<>();
        toFile.setContext(context);
        toFile.setFile(file.toString());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(toFile);
        rolling.setFileNamePattern(
                data.resolve("logs").resolve("guildhall.%d.%i.log.gz").toString());
        rolling.setMaxFileSize(FileSize.valueOf("20MB"));
        rolling.setMaxHistory(30);
        rolling.setTotalSizeCap(FileSize.valueOf("500MB"));
        rolling.start();
        toFile.setRollingPolicy(rolling);
        toFile.setEncoder(encoder(context, "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} - %msg%n"));
        toFile.start();

        ConsoleAppender<ILoggingEvent> toConsole = new ConsoleAppender<>();
        toConsole.setContext(context);
        toConsole.setTarget("System.err");
        toConsole.setEncoder(encoder(context, "%msg%n%nopex"));
        ThresholdFilter errors = new ThresholdFilter();
        errors.setContext(context);
        errors.setLevel("ERROR");
        errors.start();
        toConsole.addFilter(errors);
        toConsole.start();

        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(toFile);
        // others' errors are for the log: what follows from them for whoever started this, our own code says
        context.getLogger("org.guildhall").addAppender(toConsole);
        // each says at every start what is no news here
        for (String chatty :
                new String[] {"org.eclipse.jetty", "org.atmosphere", "org.apache.felix.http", "com.zaxxer.hikari"}) {
            context.getLogger(chatty).setLevel(Level.WARN);
        }
        // its one message above information is a browser that went away while a page was on its way
        context.getLogger("com.vaadin.flow.server.communication.IndexHtmlRequestHandler")
                .setLevel(Level.OFF);
        // that Derby's release is newer than those it was tried with is known, and is tested here
        context.getLogger("org.flywaydb.core.internal.database.base.Database").setLevel(Level.ERROR);
        open = true;
        return file;
    }

    static void close() {
        open = false;
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }

    private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        return encoder;
    }
}
