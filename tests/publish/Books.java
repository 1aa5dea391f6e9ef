import com.adobe.epubcheck.tool.EpubChecker;

/** Checks books in one process, since most of the time goes into starting one; a line for each. */
class Books {
    public static void main(String[] books) {
        for (String book : books) {
            int found = new EpubChecker().run(new String[] {"--failonwarnings", book});
            System.out.println("CHECKED " + found + " " + book);
        }
    }
}
