package org.guildhall.runtime.pdf;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/** A PDF/UA-1 document (ISO 14289-1) that is written block by block; all that is on its pages is in its structure, or an artifact. */
final class TaggedPdf implements Closeable {
    private static final float SIDE = 64;
    private static final float TOP = PDRectangle.A4.getHeight() - 64;
    private static final float BOTTOM = 80;
    private static final float FOOT = 44;
    private static final float FOOT_SIZE = 9;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * SIDE;
    private static final COSName ARTIFACT = COSName.getPDFName("Artifact");

    private final PDDocument document = new PDDocument();
    private final Typeface typeface;
    private final String title;
    private final PDStructureTreeRoot tree = new PDStructureTreeRoot();
    private final PDStructureElement root;
    private final PDDocumentOutline outline = new PDDocumentOutline();
    /** By page: the element of each marked content, by its number. */
    private final List<COSArray> owners = new ArrayList<>();

    private PDPage page = new PDPage();
    private @Nullable PDPageContentStream content;
    /** Where the last line on the page ends. */
    private float y;

    TaggedPdf(String title, String author, Locale language, Instant now) throws IOException {
        typeface = new Typeface(document);
        this.title = onOneLine(title);
        document.getDocument().setVersion(1.7f);
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(this.title);
        information.setAuthor(onOneLine(author));
        information.setCreationDate(GregorianCalendar.from(now.atZone(ZoneOffset.UTC)));
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(language.toLanguageTag());
        PDMarkInfo tagged = new PDMarkInfo();
        tagged.setMarked(true);
        catalog.setMarkInfo(tagged);
        PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
        shown.setDisplayDocTitle(true);
        catalog.setViewerPreferences(shown);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(Xmp.of(this.title, information.getAuthor()));
        catalog.setMetadata(metadata);
        catalog.setStructureTreeRoot(tree);
        root = new PDStructureElement("Document", tree);
        tree.appendKid(root);
        addPage();
    }

    private static String onOneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    int pages() {
        return owners.size();
    }

    boolean prints(String text) {
        return typeface.prints(text);
    }

    /** Writes a block; each of its lines that is broken by hand is a paragraph of its own, a blank one is white alone. */
    void block(Block block, String text) throws IOException {
        for (String paragraph : block.tag.equals("P") ? text.split("\\R", -1) : new String[] {text}) {
            String printable = typeface.printable(paragraph.replaceAll("\\R", " "));
            if (printable.isBlank()) {
                y -= block.lineHeight() / 2;
            } else {
                paragraph(block, printable);
            }
        }
    }

    private void paragraph(Block block, String printable) throws IOException {
        List<String> lines = typeface.lines(printable, block.size, WIDTH);
        y -= block.above;
        float headed = block.keep == 0 ? block.lineHeight() : lines.size() * block.lineHeight() + block.keep;
        if (y - Math.min(headed, TOP - BOTTOM) < BOTTOM) {
            addPage();
        }
        PDStructureElement element = new PDStructureElement(block.tag, root);
        root.appendKid(element);
        if (block == Block.SECTION) {
            bookmark(printable);
        }
        begin(element);
        for (String line : lines) {
            if (y - block.lineHeight() < BOTTOM) {
                current().endMarkedContent();
                addPage();
                begin(element);
            }
            y -= block.lineHeight();
            line(block, line);
        }
        current().endMarkedContent();
    }

    /** Whatever is drawn from now on belongs to the element. */
    private void begin(PDStructureElement element) throws IOException {
        COSArray here = owners.getLast();
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(here.size());
        element.appendKid(reference);
        current().beginMarkedContent(COSName.getPDFName(element.getStructureType()), here.size());
        here.add(element.getCOSObject());
    }

    private void line(Block block, String line) throws IOException {
        PDPageContentStream to = current();
        String visual = Typeface.visual(line);
        boolean turned = !visual.equals(line);
        if (turned) {
            COSDictionary read = new COSDictionary();
            read.setString(COSName.getPDFName("ActualText"), line);
            to.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(read));
        }
        to.beginText();
        to.setFont(typeface.font(), block.size);
        // one face is embedded: bold is the same one with a line around its letters
        to.setRenderingMode(block.bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        to.setLineWidth(block.size / 36);
        to.newLineAtOffset(SIDE, y + block.lineHeight() - block.size);
        to.showText(visual);
        to.endText();
        if (turned) {
            to.endMarkedContent();
        }
    }

    private void bookmark(String name) {
        document.getDocumentCatalog().setDocumentOutline(outline);
        PDPageXYZDestination place = new PDPageXYZDestination();
        place.setPage(page);
        place.setTop((int) y);
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(name);
        item.setDestination(place);
        outline.addLast(item);
    }

    private void addPage() throws IOException {
        if (content != null) {
            content.close();
        }
        page = new PDPage(PDRectangle.A4);
        page.setStructParents(owners.size());
        page.getCOSObject().setName("Tabs", "S");
        document.addPage(page);
        owners.add(new COSArray());
        content = new PDPageContentStream(document, page);
        y = TOP;
    }

    private PDPageContentStream current() {
        if (content == null) {
            throw new IllegalStateException("The last page is closed");
        }
        return content;
    }

    /** Writes the document's title and this text at the foot of a page, and a line above. */
    void footer(int number, String text) throws IOException {
        closePage();
        COSDictionary kind = new COSDictionary();
        kind.setName("Type", "Pagination");
        kind.setName("Subtype", "Footer");
        try (PDPageContentStream foot =
                new PDPageContentStream(document, document.getPage(number - 1), AppendMode.APPEND, true, true)) {
            foot.beginMarkedContent(ARTIFACT, PDPropertyList.create(kind));
            foot.setLineWidth(0.5f);
            foot.moveTo(SIDE, FOOT + 16);
            foot.lineTo(SIDE + WIDTH, FOOT + 16);
            foot.stroke();
            String right = typeface.printable(text);
            float start = SIDE + WIDTH - typeface.width(right, FOOT_SIZE);
            String left = typeface.lines(typeface.printable(title), FOOT_SIZE, start - 2 * SIDE)
                    .getFirst();
            foot(foot, SIDE, left.strip() + " ");
            foot(foot, start, right);
            foot.endMarkedContent();
        }
    }

    private void foot(PDPageContentStream foot, float x, String text) throws IOException {
        foot.beginText();
        foot.setFont(typeface.font(), FOOT_SIZE);
        foot.newLineAtOffset(x, FOOT);
        foot.showText(Typeface.visual(text));
        foot.endText();
    }

    private void closePage() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }

    /** Writes the document; nothing more can be added. */
    void save(OutputStream out) throws IOException {
        closePage();
        TreeMap<Integer, PDParentTreeValue> parents = new TreeMap<>();
        for (COSArray page : owners) {
            parents.put(parents.size(), new PDParentTreeValue(page));
        }
        PDNumberTreeNode numbers = new PDNumberTreeNode(PDParentTreeValue.class);
        numbers.setNumbers(parents);
        tree.setParentTree(numbers);
        tree.setParentTreeNextKey(parents.size());
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        closePage();
        typeface.close();
        document.close();
    }
}
