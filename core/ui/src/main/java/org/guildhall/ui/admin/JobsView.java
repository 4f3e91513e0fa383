package org.guildhall.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.guildhall.api.job.JobProblem;
import org.guildhall.api.job.JobState;
import org.guildhall.api.job.Jobs;
import org.guildhall.api.permission.Permissions;
import org.guildhall.ui.list.Column;
import org.guildhall.ui.list.QueueTable;
import org.guildhall.ui.list.Tag;
import org.guildhall.ui.page.ActionButton;
import org.guildhall.ui.page.ContentPage;
import org.guildhall.ui.page.Notice;
import org.guildhall.ui.text.Words;
import org.jspecify.annotations.Nullable;

/** What the system does by itself: what each job is for, how its last run went, when it runs next. */
final class JobsView extends ContentPage {
    private static final int POLL_MILLIS = 1000;
    private static final int MOST_POLLS = 60;

    private final Words words;
    private final Jobs jobs;
    private final boolean mayRun;
    private final QueueTable<JobState> table;
    private final Div said = new Div();
    private final Set<String> waitedFor = new HashSet<>();
    private @Nullable Registration polls;
    private int polled;

    JobsView(Words words, Jobs jobs, Permissions permissions) {
        super(words.get("ui.admin.jobs"));
        this.words = words;
        this.jobs = jobs;
        this.mayRun = permissions.has(AdminPortal.MAY_RUN_JOBS);
        setWide();
        said.addClassName("gh-said");
        table = new QueueTable<>(words, words.get("ui.admin.jobs"), columns(), job -> "");
        table.whenEmpty(words.get("ui.admin.jobs.empty"));
        table.withoutCount();
        table.setRows(jobs.states());
        add(new Paragraph(words.get("ui.admin.jobs.lead")), said, table);
    }

    private List<Column<JobState>> columns() {
        return List.of(
                Column.of(words.get("ui.admin.jobs.name"), this::told, Comparator.comparing(this::title)),
                Column.of(
                        words.get("ui.admin.jobs.state"),
                        this::state,
                        Comparator.comparing((JobState job) -> job.problem() == null)),
                Column.of(words.get("ui.admin.jobs.last"), this::last),
                Column.of(words.get("ui.admin.jobs.next"), job -> oneLine(time(job.nextRun()))),
                Column.code(words.get("ui.admin.jobs.node"), JobState::node),
                Column.of(words.get("ui.admin.jobs.action"), this::action));
    }

    private String title(JobState job) {
        return words.has("job." + job.name()) ? words.get("job." + job.name()) : job.name();
    }

    private Component told(JobState job) {
        Div cell = new Div(new Div(title(job)));
        String what = words.orEmpty("job." + job.name() + ".what");
        if (!what.isEmpty()) {
            Div text = new Div(what);
            text.addClassName("gh-cell-more");
            cell.add(text);
        }
        return cell;
    }

    private Component state(JobState job) {
        JobProblem problem = job.problem();
        if (job.running()) {
            return new Tag(words.get("ui.admin.jobs.running"), Tag.Look.ACTIVE);
        }
        if (problem == null) {
            return job.lastSuccess() == null
                    ? new Tag(words.get("ui.admin.jobs.new"), Tag.Look.NEUTRAL)
                    : new Tag(words.get("ui.admin.jobs.good"), Tag.Look.GOOD);
        }
        Div cell =
                new Div(new Tag(words.get("ui.admin.jobs.bad"), Tag.Look.BAD), new Div(words.get(problem.textKey())));
        if (!problem.reference().isEmpty()) {
            cell.add(new Div(words.get("ui.admin.jobs.reference", problem.reference())));
        }
        if (job.lastSuccess() != null) {
            cell.add(new Div(words.get("ui.admin.jobs.last-good", words.dateTime(job.lastSuccess()))));
        }
        cell.addClassName("gh-cell-reason");
        return cell;
    }

    private Component last(JobState job) {
        Div cell = new Div(oneLine(time(job.lastStart())));
        if (job.lastStart() != null && job.lastEnd() != null && !job.lastEnd().isBefore(job.lastStart())) {
            cell.add(new Div(took(Duration.between(job.lastStart(), job.lastEnd()))));
        }
        return cell;
    }

    private String took(Duration time) {
        if (time.toMinutes() > 0) {
            return words.get("ui.admin.jobs.took.minutes", time.toMinutes(), time.toSecondsPart());
        }
        return time.toSeconds() > 0
                ? words.get("ui.admin.jobs.took.seconds", time.toSeconds())
                : words.get("ui.admin.jobs.took.little");
    }

    private Component action(JobState job) {
        if (!mayRun || job.running()) {
            return new Span();
        }
        if (!job.onDemand()) {
            return new Div(words.get("ui.admin.jobs.only-when-due"));
        }
        ActionButton run = ActionButton.text(words.get("ui.admin.jobs.run"), () -> run(job));
        Span more = new Span(" " + title(job));
        more.addClassName("gh-hidden");
        run.add(more);
        return run;
    }

    private void run(JobState job) {
        jobs.run(job.name());
        say(new Notice(Notice.Kind.INFORMATION, words.get("ui.admin.jobs.asked", title(job))));
        waitedFor.add(job.name());
        polled = 0;
        if (polls == null) {
            UI ui = UI.getCurrent();
            ui.setPollInterval(POLL_MILLIS);
            polls = ui.addPollListener(event -> look(job.lastEnd()));
        }
        table.setRows(jobs.states());
    }

    /** A run takes moments: whoever asked for it is told how it ended. */
    private void look(@Nullable Instant before) {
        List<JobState> now = jobs.states();
        for (JobState job : now) {
            if (waitedFor.contains(job.name()) && !job.running() && isAfter(job.lastEnd(), before)) {
                waitedFor.remove(job.name());
                say(
                        job.problem() == null
                                ? new Notice(Notice.Kind.SUCCESS, words.get("ui.admin.jobs.went-well", title(job)))
                                : new Notice(Notice.Kind.WARNING, words.get("ui.admin.jobs.went-wrong", title(job))));
            }
        }
        table.setRows(now);
        polled++;
        if (waitedFor.isEmpty() || polled > MOST_POLLS) {
            rest(UI.getCurrent());
        }
    }

    private static boolean isAfter(@Nullable Instant end, @Nullable Instant before) {
        return end != null && (before == null || end.isAfter(before));
    }

    private void say(Notice notice) {
        said.removeAll();
        said.add(notice.announced());
    }

    private void rest(UI ui) {
        if (polls != null) {
            polls.remove();
            polls = null;
            ui.setPollInterval(-1);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        rest(event.getUI());
    }

    private String time(@Nullable Instant instant) {
        return instant == null ? "" : words.dateTime(instant);
    }

    private static Div oneLine(String text) {
        Div line = new Div(text);
        line.addClassName("gh-one-line");
        return line;
    }
}
